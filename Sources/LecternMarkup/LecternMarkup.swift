// LecternMarkup: see ARCHITECTURE.md.
