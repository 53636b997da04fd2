"""The language in which an official form and its accounting identities (勾稽关系) are written."""
