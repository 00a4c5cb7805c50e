"""Official documents on paper as GB/T 9704-2012 (党政机关公文格式) has them: plain data in, a page model out."""
