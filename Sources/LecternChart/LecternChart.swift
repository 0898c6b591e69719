// LecternChart: see ARCHITECTURE.md.
