/** What `make` gives, made when first asked for: tables that most runs never look into cost nothing at start. */
export function once<T>(make: () => T): () => T {
  let made: { readonly value: T } | undefined;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
}
