"""Scripts that run inside a site; `app` is given to them."""
