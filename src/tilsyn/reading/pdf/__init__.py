"""The reader for PDF files, page by page with PDFium; one module for each question.

What stands on a page:
    :mod:`words`, :mod:`drawings`, :mod:`fields`, :mod:`tags` (through :mod:`pdfium`)
How it hangs together on the page:
    :mod:`lines`, :mod:`columns`, :mod:`grids` and :mod:`cells` (ruled tables), :mod:`aligned` (others), :mod:`sheet`
How it hangs together in the document:
    :mod:`furniture`, :mod:`contents`, :mod:`footnotes`, :mod:`captions`, :mod:`headings`, :mod:`lists`,
    :mod:`tables` (over page breaks), :mod:`repair` (broken words), :mod:`compose` (paragraphs), :mod:`story`
And beside the text:
    :mod:`properties`, :mod:`unread`, :mod:`reader`
"""
