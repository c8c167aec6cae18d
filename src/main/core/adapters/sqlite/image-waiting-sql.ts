/** The file of product `p`, whose image is one. */
export const IMAGE_FILE = `substr(p.image_url, 13, instr(p.image_url, '/') - 13)`;

/** What follows a submission `s` in a FROM: those in line that wait for the image of their product, and how that stands at its place. */
export const WAITING_FOR_IMAGE = `
  JOIN product_check c ON c.product_id = s.product_id AND c.remote_id = s.remote_id
  JOIN remote r ON r.id = s.remote_id
  JOIN image_place i ON i.id = r.settings ->> 'imagePlaceId'
  JOIN product p ON p.id = s.product_id
  LEFT JOIN image_upload u ON u.place_id = i.id AND u.file = ${IMAGE_FILE}
  WHERE c.waits > 0 AND s.state = 'queued' AND s.paused = 0 AND s.copied = 0 AND r.removed_at IS NULL
    AND p.trashed_at IS NULL AND i.removed_at IS NULL`;

/** The same in a FROM of its own: it begins with those that wait, of whichever remote. */
export const IMAGE_WAITERS = `(SELECT DISTINCT product_id FROM product_check INDEXED BY product_check_waits WHERE waits > 0) w
  CROSS JOIN submission s ON s.product_id = w.product_id ${WAITING_FOR_IMAGE}`;

/** True where a row of an account stands before `seq` in line and is kept back by nothing but its image, which is on its way. */
export const imageBeforeSql = (accountId: string, seq: string): string => `EXISTS (
  SELECT 1 FROM submission s ${WAITING_FOR_IMAGE} AND s.account_id = ${accountId} AND s.seq < ${seq}
    AND i.held IS NULL AND c.problems = 0 AND r.key_missing = 0 AND r.account_id = s.account_id
    AND NOT EXISTS (SELECT 1 FROM form_draft d WHERE d.product_id = s.product_id))`;
