"""Filing plans 归档方案: fonds, class, codes of units and the retention schedule that the county archives have agreed to."""
