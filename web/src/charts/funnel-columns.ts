// The funnel as columns joined by the fall between them: records per stage -> SVG path data.
//
// Each stage has a slot of `slotWidth`; its column stands at the slot's left, as tall as its records
// are of the largest stage. From a required stage's column to the next required one a shape leads
// down: the people who went on. Optional stages have a column and no fall: they lose nobody.

export interface FunnelColumnInput {
  readonly records: number;
  readonly optional: boolean;
}

export interface FunnelColumn {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  /** Path data of the column with rounded upper corners; empty where there are no records. */
  readonly column: string;
  /** Path data from this column to the next required one; empty on optional and last stages. */
  readonly fall: string;
}

export interface FunnelColumnsSize {
  readonly slotWidth: number;
  readonly columnWidth: number;
  readonly height: number;
  readonly radius: number;
}

const round = (value: number): number => Math.round(value * 100) / 100;

/** Height in px of `records` beside `largest`: at least 2 where there is anyone, so that one person shows. */
function columnHeight(records: number, largest: number, height: number): number {
  if (records <= 0 || largest <= 0) return 0;
  return Math.max(2, (records / largest) * height);
}

function roundedColumn(x: number, y: number, width: number, height: number, radius: number): string {
  if (height <= 0) return "";
  const r = Math.min(radius, width / 2, height);
  const right = x + width;
  const bottom = y + height;
  return (
    `M${round(x)} ${round(bottom)}V${round(y + r)}Q${round(x)} ${round(y)} ${round(x + r)} ${round(y)}` +
    `H${round(right - r)}Q${round(right)} ${round(y)} ${round(right)} ${round(y + r)}V${round(bottom)}Z`
  );
}

export function funnelColumns(
  stages: readonly FunnelColumnInput[],
  { slotWidth, columnWidth, height, radius }: FunnelColumnsSize,
): FunnelColumn[] {
  const largest = Math.max(0, ...stages.map((stage) => stage.records));
  const boxes = stages.map((stage, index) => {
    const tall = columnHeight(stage.records, largest, height);
    return { x: index * slotWidth, y: height - tall, width: columnWidth, height: tall };
  });
  return boxes.map((box, index) => {
    const column = roundedColumn(box.x, box.y, box.width, box.height, radius);
    const nextIndex = stages.findIndex((stage, other) => other > index && !stage.optional);
    const next = boxes[nextIndex];
    if (!next || stages[index]?.optional || box.height === 0) return { ...box, column, fall: "" };
    const left = box.x + box.width;
    const middle = (left + next.x) / 2;
    const top = Math.min(box.y + radius, height);
    const fall =
      `M${round(left)} ${round(top)}C${round(middle)} ${round(top)} ${round(middle)} ${round(next.y)} ` +
      `${round(next.x)} ${round(next.y)}V${round(height)}H${round(left)}Z`;
    return { ...box, column, fall };
  });
}
