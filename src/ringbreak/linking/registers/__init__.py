"""Registers laid beside what they should rest on: which rows have nothing behind them, and what stands out about those."""
