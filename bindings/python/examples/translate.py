import portalcore

result = portalcore.translate_paths(["Examples/orders"])
print(result.yaml, end="")
