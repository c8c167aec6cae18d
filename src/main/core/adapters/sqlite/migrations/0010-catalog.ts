import type { Migration } from './migration.ts';

/** The catalog itself: who it is, its products and the keystrokes of open forms. */
export const catalog0010: Migration = {
  version: 10,
  sql: `
CREATE TABLE meta(
  key TEXT PRIMARY KEY,
  value TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE product(
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  version INTEGER NOT NULL DEFAULT 1 CHECK(version > 0),
  name TEXT NOT NULL,
  sku TEXT,
  type TEXT NOT NULL,
  description TEXT NOT NULL,
  status TEXT CHECK(status IN ('active', 'draft', 'archived')),
  price TEXT,
  currency TEXT,
  billing_type TEXT CHECK(billing_type IN ('one_time', 'recurring')),
  billing_period TEXT CHECK(billing_period IN ('monthly', 'quarterly', 'yearly')),
  image_url TEXT NOT NULL,
  image_alt TEXT NOT NULL,
  custom_data TEXT,
  created_at INTEGER NOT NULL,
  updated_at INTEGER NOT NULL,
  trashed_at INTEGER
) STRICT;

-- trashed_at stands in each index, so that a list is read from it alone: SQLite looks at it again in every row.
CREATE INDEX product_by_name ON product(name COLLATE NOCASE, id, trashed_at) WHERE trashed_at IS NULL;
CREATE INDEX product_by_sku ON product(sku, id, trashed_at) WHERE trashed_at IS NULL;
CREATE INDEX product_by_type ON product(type COLLATE NOCASE, id, trashed_at) WHERE trashed_at IS NULL;
CREATE INDEX product_by_status ON product(status, id, trashed_at) WHERE trashed_at IS NULL;
-- For sorting only: at most 15 significant digits, so that a double orders every price rightly.
CREATE INDEX product_by_price ON product(CAST(NULLIF(price, '') AS REAL), id, trashed_at) WHERE trashed_at IS NULL;
CREATE INDEX product_by_update ON product(updated_at, id, trashed_at) WHERE trashed_at IS NULL;
CREATE INDEX product_by_creation ON product(created_at, id, trashed_at) WHERE trashed_at IS NULL;
CREATE INDEX product_in_trash ON product(trashed_at, id) WHERE trashed_at IS NOT NULL;
-- A SKU that was sent stays taken when its product is in the trash.
CREATE INDEX product_in_trash_by_sku ON product(sku) WHERE trashed_at IS NOT NULL AND sku IS NOT NULL;

CREATE TABLE form_draft(
  id TEXT PRIMARY KEY,
  product_id INTEGER UNIQUE REFERENCES product(id) ON DELETE CASCADE,
  base_version INTEGER NOT NULL,
  fields TEXT NOT NULL CHECK(json_valid(fields)),
  updated_at INTEGER NOT NULL
) STRICT;
`,
};
