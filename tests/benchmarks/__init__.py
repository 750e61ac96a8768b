"""How fast a rehearsal page is, under stock ``streamlit run`` and under ``coach serve``: ``make bench``."""
