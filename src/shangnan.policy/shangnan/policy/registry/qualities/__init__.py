"""The tests of the four qualities 四性检测 (DA/T 70-2018): each item a function with its code."""
