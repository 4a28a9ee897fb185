"""Follow-up of scenarios in other papers, one module for each sort of link."""
