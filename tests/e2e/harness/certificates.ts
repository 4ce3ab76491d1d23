/** Certificates as sponsors send them: one page of plain type, a PDF with its text. */

export interface Certificate {
  readonly title: string;
  readonly index?: string;
  readonly name?: string;
  readonly date?: string;
  readonly ceu?: string;
}

/** A certificate with the five items that AAPC asks for. */
export function certificate(it: Certificate): Buffer {
  return pdf([
    'Certificate of Completion',
    'This certifies that',
    it.name ?? 'Maya Torres',
    'has successfully completed',
    it.title,
    'Sponsored by: Meridian Coding Institute',
    `Date of completion: ${it.date ?? 'November 2, 2026'}`,
    `Number of CEUs: ${it.ceu ?? '1.5'}`,
    `AAPC Index Number: ${it.index ?? 'MCI48951AC'}`,
  ]);
}

/** A page of somebody's chart, as it is dropped by mistake. */
export function chart(): Buffer {
  return pdf(['Superbill', 'Patient name: J. Doe', 'MRN: 00412', 'DOB: 01/02/1960']);
}

/** A PDF of one page with a line of print each. */
function pdf(lines: readonly string[]): Buffer {
  const shown = lines.map((it) => `(${it.replace(/[()\\]/g, '\\$&')}) Tj T*`).join('\n');
  const text = `BT /F1 18 Tf 72 700 Td 40 TL\n${shown}\nET`;
  const objects = [
    '<</Type/Catalog/Pages 2 0 R>>',
    '<</Type/Pages/Kids[3 0 R]/Count 1>>',
    '<</Type/Page/Parent 2 0 R/MediaBox[0 0 612 792]/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>>>>>',
    `<</Length ${String(text.length)}>>stream\n${text}\nendstream`,
    '<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>',
  ];
  let file = '%PDF-1.4\n';
  const places = objects.map((object, at) => {
    const place = file.length;
    file += `${String(at + 1)} 0 obj${object}endobj\n`;
    return place;
  });
  const start = file.length;
  const rows = places.map((it) => `${String(it).padStart(10, '0')} 00000 n \n`).join('');
  file += `xref\n0 6\n0000000000 65535 f \n${rows}trailer<</Size 6/Root 1 0 R>>\nstartxref\n${String(start)}\n%%EOF`;
  return Buffer.from(file, 'latin1');
}
