"""The pages that are made from the code: forms, rules, glossary and the reference of the public names."""
