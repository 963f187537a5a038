"""Running the notebooks: by papermill, side by side, and only when something they use changed."""
