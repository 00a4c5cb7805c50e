"""What requests ask for, told to the journal: restricted records that were seen, words that were searched, what was refused."""
