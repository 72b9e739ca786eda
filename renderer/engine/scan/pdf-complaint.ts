/** What the PDF worker sends besides pdf.js's own messages, which pass it over. */
export type PdfComplaint = { readonly complaint: string };

export function complaintIn(data: unknown): string | null {
  const { complaint } = (data ?? {}) as Partial<PdfComplaint>;
  return typeof complaint === 'string' ? complaint : null;
}
