// LecternBridge: see ARCHITECTURE.md.
