"""The whole site out and in: every part of it as plain lines, files by digest, and a manifest that two sites are compared by."""
