/** The part of fontkit that is used here; the package brings no types of its own. */
declare module 'fontkit' {
  export interface Glyph {
    id: number;
    advanceWidth: number;
    path: { toSVG(): string };
  }
  export interface Font {
    unitsPerEm: number;
    postscriptName: string;
    hasGlyphForCodePoint(codePoint: number): boolean;
    glyphForCodePoint(codePoint: number): Glyph;
  }
  export function openSync(path: string): Font;
}

declare namespace PDFKit.Mixins {
  /** pdfkit takes an opened font as well as a file, which its published types do not say. */
  interface PDFFont {
    registerFont(name: string, font: { layout(text: string): object }): this;
  }
}

declare namespace PDFKit {
  interface PDFPage {
    xobjects: Record<string, PDFKitReference>;
    annotations: PDFKitReference[];
  }

  interface PDFDocument {
    /** The document catalogue; the form is there after `initForm`. */
    _root: { data: { AcroForm: { data: { Fields: PDFKitReference[]; SigFlags?: number; NeedAppearances?: boolean } } } };
  }
}
