/** A number of 53 bits that stands for a text, FNV-1a twice with different seeds: two texts hardly ever have the same. */
export function textNumber(text: string): number {
  let high = 0x81_1c_9d_c5;
  let low = 0x01_00_01_93;
  for (let at = 0; at < text.length; at += 1) {
    const unit = text.charCodeAt(at);
    high = Math.imul(high ^ unit, 0x01_00_01_93);
    low = Math.imul(low ^ unit, 0x85_eb_ca_6b);
  }
  return (high >>> 0) * 0x20_00_00 + ((low >>> 0) % 0x20_00_00);
}
