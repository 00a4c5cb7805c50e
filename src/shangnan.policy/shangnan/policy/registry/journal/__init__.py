"""The journal 日志: who did what, when and from where, chained by hashes."""
