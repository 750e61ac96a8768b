"""The model gateway: one way to ask a language model, whoever serves it, which fails in few and named ways.

Importing this room costs nothing: the vendors (openai, langchain, httpx2, tenacity) are imported by the first call.
"""
