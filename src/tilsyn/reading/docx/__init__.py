"""Word files: from the package's XML to pieces in reading order.

package     opening the zip within limits
styles      what a style says: heading level, numbering, weight, size
numbering   automatic numbers and bullets as Word shows them
inline      one paragraph's text: runs, fields, tracked changes, symbols
story       blocks in order: paragraphs, controls, tables, text boxes, notes
tables      a table as a full grid
sections    running headers and footers, page numbers as printed
headings    numbers typed into headings; headings that are only bold and large
reader      all of it together
"""
