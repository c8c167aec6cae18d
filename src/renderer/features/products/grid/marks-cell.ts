import { type CustomCell, type CustomRenderer, GridCellKind } from '@glideapps/glide-data-grid';
import type { ProductRow } from '../../../../shared/model/query.ts';
import { countOf } from '../../../ui/format.ts';
import type { GridColors } from '../../../ui/grid-theme.ts';
import { READINESS_LOOK } from '../../../ui/status-look.ts';
import type { RemoteLetters } from '../row-marks.tsx';
import { MARK_PATHS } from './mark-paths.ts';

type Mark = { readonly letter: string; readonly color: string; readonly path: Path2D };
type MarksCell = CustomCell<{ readonly kind: 'marks'; readonly marks: readonly Mark[] }>;

const paths = new Map<string, Path2D>();

function pathOf(outline: string): Path2D {
  const known = paths.get(outline) ?? new Path2D(outline);
  paths.set(outline, known);
  return known;
}

/** One mark per remote: icon and letter in the state's colour, and the whole sentence for screen readers. */
export function marksCell(row: ProductRow, letters: RemoteLetters, colors: GridColors): MarksCell {
  const shown = [...letters].flatMap(([id, { letter, name }]) => {
    const mark = row.remotes.find(({ remoteId }) => remoteId === id);
    return mark === undefined ? [] : [{ mark, letter, name }];
  });
  const sentences = shown.map(({ mark, name }) => {
    const { word } = READINESS_LOOK[mark.readiness];
    return `${name}: ${mark.readiness === 'problems' ? countOf(mark.problems, 'problem') : word}`;
  });
  return {
    kind: GridCellKind.Custom,
    allowOverlay: false,
    readonly: true,
    copyData: sentences.join(', '),
    data: {
      kind: 'marks',
      marks: shown.map(({ mark, letter }) => ({
        letter,
        color: colors.tones[READINESS_LOOK[mark.readiness].tone],
        path: pathOf(MARK_PATHS[mark.readiness]),
      })),
    },
  };
}

const ICON = 14;
const STEP = 38;

export const marksRenderer: CustomRenderer<MarksCell> = {
  kind: GridCellKind.Custom,
  isMatch: (cell): cell is MarksCell => (cell.data as { kind?: unknown }).kind === 'marks',
  draw: ({ ctx, rect, theme, cell }) => {
    const middle = rect.y + rect.height / 2;
    ctx.save();
    ctx.lineCap = 'round';
    ctx.lineJoin = 'round';
    ctx.textBaseline = 'middle';
    ctx.font = `500 12px ${theme.fontFamily}`;
    for (const [at, { letter, color, path }] of cell.data.marks.entries()) {
      const left = rect.x + theme.cellHorizontalPadding + at * STEP;
      ctx.strokeStyle = color;
      ctx.fillStyle = color;
      ctx.save();
      ctx.translate(left, middle - ICON / 2);
      ctx.scale(ICON / 24, ICON / 24);
      ctx.lineWidth = 2.25;
      ctx.stroke(path);
      ctx.restore();
      ctx.fillText(letter, left + ICON + 2, middle + 1);
    }
    ctx.restore();
  },
};
