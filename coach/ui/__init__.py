"""Streamlit: pages, the parts that they are drawn from, and the wiring to the use cases."""
