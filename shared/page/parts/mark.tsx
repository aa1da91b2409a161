/** The mark of the product and its name: brackets, and the full stop that is agreed. */
export function Mark({ name }: { readonly name: string }) {
  return (
    <>
      <svg viewBox="0 0 20 20" aria-hidden="true">
        <path d="M6.5 2h-4v16h4M13.5 2h4v16h-4" />
        <circle cx="10" cy="10" r="3.4" />
      </svg>
      {name}
    </>
  );
}
