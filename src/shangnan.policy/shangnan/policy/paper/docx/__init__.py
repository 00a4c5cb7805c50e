"""Official documents from and to Word files (Office Open XML, ISO/IEC 29500), as Word and WPS write them."""
