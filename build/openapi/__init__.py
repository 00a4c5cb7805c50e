"""The description of the REST services in OpenAPI 3.1, made from what the site is made from: types, workflows, and the list of
what may be called."""
