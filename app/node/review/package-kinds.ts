/** A zip of pictures and page files side by side, or a bag with METS and checksums as OCR-D exchanges them. */
export const PACKAGES = ['zip', 'ocrd-zip'] as const;
export type PackageKind = (typeof PACKAGES)[number];
