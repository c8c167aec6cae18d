import type { Migration } from './migration.ts';

/**
 * Names and types are sorted without marks and the case of any script, prices before what is no price. No index calls a function of
 * the program, so that other programs can read the file; `sort_text()` is called where the columns are written, see sort-columns.ts.
 */
export const sortTexts0170: Migration = {
  version: 170,
  sql: `
-- NULL where it would be lower() of the value, as of every ASCII text.
ALTER TABLE product ADD COLUMN sort_name TEXT;
ALTER TABLE product ADD COLUMN sort_type TEXT;
UPDATE product SET sort_name = NULLIF(sort_text(name), lower(name)), sort_type = NULLIF(sort_text(type), lower(type))
  WHERE octet_length(name) <> length(name) OR octet_length(type) <> length(type);

DROP INDEX product_by_name;
CREATE INDEX product_by_name ON product(COALESCE(sort_name, lower(name)), id, trashed_at) WHERE trashed_at IS NULL;
DROP INDEX product_by_type;
CREATE INDEX product_by_type ON product(COALESCE(sort_type, lower(type)), id, trashed_at) WHERE trashed_at IS NULL;

-- Less than every price stands for what can't be read as one; NULL for what is empty.
DROP INDEX product_by_price;
CREATE INDEX product_by_price ON product(CASE
  WHEN NOT (instr(price, char(0)) > 0 OR iif(substr(price, 1, 1) = '-', substr(price, 2), price) NOT GLOB '[0-9]*'
    OR iif(substr(price, 1, 1) = '-', substr(price, 2), price) GLOB '*[^0-9.]*'
    OR iif(substr(price, 1, 1) = '-', substr(price, 2), price) GLOB '*.'
    OR iif(substr(price, 1, 1) = '-', substr(price, 2), price) GLOB '*.*.*'
    OR iif(substr(price, 1, 1) = '-', substr(price, 2), price) GLOB '0[0-9]*'
    OR length(ltrim(replace(iif(substr(price, 1, 1) = '-', substr(price, 2), price), '.', ''), '0')) > 15) THEN CAST(price AS REAL)
  WHEN trim(price, char(9, 10, 11, 12, 13, 32, 160, 5760, 8192, 8193, 8194, 8195, 8196, 8197, 8198, 8199, 8200, 8201, 8202, 8232,
    8233, 8239, 8287, 12288, 65279)) <> '' THEN -9e999 END, id, trashed_at) WHERE trashed_at IS NULL;
`,
};
