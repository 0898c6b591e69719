// LecternPreview: see ARCHITECTURE.md.
