/**
 * How product `p` stands towards remote `r`, as an SQL expression. A refused submission of a product that was edited since
 * leaves the place free; one that was given up while unsure asks first.
 */
export const STANDING = `CASE
  WHEN p.trashed_at IS NOT NULL THEN 'trashed'
  WHEN EXISTS (SELECT 1 FROM submission s WHERE s.product_id = p.id AND s.account_id = r.account_id
    AND s.state NOT IN ('cancelled', 'discarded', 'superseded')
    AND NOT (s.state = 'rejected' AND p.version > s.product_version)) THEN 'already-there'
  WHEN EXISTS (SELECT 1 FROM product_check c WHERE c.product_id = p.id AND c.remote_id = r.id AND c.problems > 0)
    THEN 'has-problems'
  WHEN EXISTS (SELECT 1 FROM submission s JOIN attempt a ON a.submission_id = s.id LEFT JOIN answer w ON w.attempt_id = a.id
    WHERE s.product_id = p.id AND s.account_id = r.account_id AND s.state IN ('cancelled', 'discarded', 'superseded')
      AND COALESCE(w.outcome, 'unsure') = 'unsure' AND a.id > COALESCE(s.absent_through, 0)) THEN 'maybe-there'
  ELSE 'ready' END`;
