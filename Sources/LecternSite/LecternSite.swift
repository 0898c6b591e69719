// LecternSite: see ARCHITECTURE.md.
