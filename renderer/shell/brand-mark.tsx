/** The register's mark: a bound book with its lines. */
export function BrandMark() {
  return (
    <svg className="icon brand__mark" viewBox="0 0 24 24" aria-hidden="true">
      <rect x="4" y="3" width="16" height="18" rx="2.5" />
      <path d="M16 3v18M8 8h4M8 12h4M8 16h4" />
    </svg>
  );
}
