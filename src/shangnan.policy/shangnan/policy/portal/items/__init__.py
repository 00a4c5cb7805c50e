"""The list of service items 事项清单 and its dated change log 动态网络公示, all from the catalog."""
