"""Service guides 服务指南: one record for the list, the printed guide, the web page, the kiosk and the API."""
