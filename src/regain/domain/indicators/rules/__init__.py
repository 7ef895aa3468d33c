"""What may be said of figures: comparisons, gaps, quotations, targets. All pure, on frozen figures."""
