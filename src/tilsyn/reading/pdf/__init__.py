"""The reader for PDF files.

One module for each question: what stands on a page (:mod:`pdfium`, :mod:`words`, :mod:`drawings`, :mod:`fields`,
:mod:`tags`), how it hangs together on the page (:mod:`lines`, :mod:`grids`, :mod:`aligned`, :mod:`columns`), and how
over the document (:mod:`furniture`, :mod:`contents`, :mod:`headings`, :mod:`footnotes`, :mod:`paragraphs`,
:mod:`tables`).
"""
