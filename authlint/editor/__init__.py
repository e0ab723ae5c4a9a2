"""A language server: findings while a draft is being written, in any editor that speaks the protocol."""
