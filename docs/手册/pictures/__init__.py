"""The scenes of the manual's pictures, a module for each part of the work."""
