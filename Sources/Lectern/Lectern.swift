// Lectern: see ARCHITECTURE.md.
