"""Tests that open the chapters as notebooks, with a kernel behind them."""
