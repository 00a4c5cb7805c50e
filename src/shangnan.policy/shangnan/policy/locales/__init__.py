"""Simplified Chinese for everything that the public and the staff read.

`shangnan.policy.po` holds the texts of this package; every other catalogue completes or corrects the one that the
package of that domain brings along.
"""
