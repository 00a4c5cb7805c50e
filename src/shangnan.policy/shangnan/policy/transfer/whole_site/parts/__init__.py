"""The parts of the site, in the order in which they come in: settings, accounts, registers, contents, addresses."""
