import type { ProductField } from '../../../../shared/model/product.ts';
import type { Shop } from '../../../../shared/model/transfer-words.ts';

/** `name` is a field, `+brand` goes into custom data. */
type Place = ProductField | `+${string}`;

export type ShopHeadings = {
  readonly shop: Exclude<Shop, 'offshelf'>;
  /** A file that has all of these is that shop's. */
  readonly signs: readonly string[];
  readonly places: Readonly<Record<string, Place>>;
  /** How a row tells that it belongs to the product above it. */
  readonly belong:
    | { readonly by: 'same'; readonly heading: string }
    | { readonly by: 'names'; readonly heading: string; readonly id: string }
    | 'blank-name'
    | null;
};

/** Headings as `normalHeading` writes them; of two for one field the first counts. What is not named here is left out. Sources: the shops' own manuals and exports. */
export const SHOP_HEADINGS: readonly ShopHeadings[] = [
  {
    shop: 'shopify',
    signs: ['handle', 'title', 'variant price'],
    places: {
      title: 'name',
      'body (html)': 'description',
      vendor: '+vendor',
      type: '+type',
      tags: '+tags',
      status: 'status',
      published: 'status',
      'option1 name': '+option1Name',
      'option1 value': '+option1',
      'option2 name': '+option2Name',
      'option2 value': '+option2',
      'option3 name': '+option3Name',
      'option3 value': '+option3',
      'variant sku': 'sku',
      'variant price': 'price',
      'variant barcode': '+barcode',
      'image src': 'imageUrl',
      'image alt text': 'imageAlt',
    },
    belong: { by: 'same', heading: 'handle' },
  },
  {
    shop: 'woocommerce',
    signs: ['type', 'sku', 'name', 'regular price'],
    places: {
      sku: 'sku',
      name: 'name',
      published: 'status',
      status: 'status',
      description: 'description',
      'short description': '+shortDescription',
      'regular price': 'price',
      'gtin, upc, ean, or isbn': '+barcode',
      categories: '+categories',
      tags: '+tags',
      brands: '+brands',
      images: 'imageUrl',
      'attribute 1 name': '+option1Name',
      'attribute 1 value(s)': '+option1',
      'attribute 2 name': '+option2Name',
      'attribute 2 value(s)': '+option2',
    },
    belong: { by: 'names', heading: 'parent', id: 'id' },
  },
  {
    shop: 'magento',
    signs: ['sku', 'attribute set code', 'product type', 'name'],
    places: {
      sku: 'sku',
      name: 'name',
      description: 'description',
      'short description': '+shortDescription',
      'product online': 'status',
      price: 'price',
      categories: '+categories',
      'base image': 'imageUrl',
      'base image label': 'imageAlt',
      'additional attributes': '+attributes',
    },
    belong: null,
  },
  {
    shop: 'prestashop',
    signs: ['reference', 'name', 'price (tax excl.)'],
    places: {
      reference: 'sku',
      name: 'name',
      category: '+category',
      'price (tax excl.)': 'price',
      status: 'status',
      image: 'imageUrl',
    },
    belong: null,
  },
  {
    shop: 'prestashop',
    signs: ['reference #', 'name', 'active (0/1)'],
    places: {
      'reference #': 'sku',
      name: 'name',
      'active (0/1)': 'status',
      description: 'description',
      'short description': '+shortDescription',
      'price tax excluded': 'price',
      'categories (x,y,z...)': '+categories',
      'image urls (x,y,z...)': 'imageUrl',
      'image alt texts (x,y,z...)': 'imageAlt',
      ean13: '+barcode',
    },
    belong: null,
  },
  {
    shop: 'vendure',
    signs: ['name', 'slug', 'optiongroups', 'optionvalues', 'sku', 'price'],
    places: {
      name: 'name',
      slug: '+slug',
      description: 'description',
      assets: 'imageUrl',
      facets: '+facets',
      optiongroups: '+optionNames',
      optionvalues: '+option',
      sku: 'sku',
      price: 'price',
    },
    belong: 'blank-name',
  },
  {
    shop: 'medusa',
    signs: ['product handle', 'product title', 'variant sku'],
    places: {
      'product title': 'name',
      'product subtitle': '+subtitle',
      'product description': 'description',
      'product status': 'status',
      'product thumbnail': 'imageUrl',
      'variant sku': 'sku',
      'variant barcode': '+barcode',
      'variant option 1 name': '+option1Name',
      'variant option 1 value': '+option1',
      'variant option 2 name': '+option2Name',
      'variant option 2 value': '+option2',
    },
    belong: { by: 'same', heading: 'product handle' },
  },
];

/** Other words for a field, in files of nobody in particular. */
export const OTHER_WORDS: Readonly<Record<string, ProductField>> = {
  title: 'name',
  product: 'name',
  'product name': 'name',
  'product title': 'name',
  item: 'name',
  'item name': 'name',
  'product sku': 'sku',
  'product code': 'sku',
  'item number': 'sku',
  'item code': 'sku',
  'article number': 'sku',
  'part number': 'sku',
  reference: 'sku',
  desc: 'description',
  'product description': 'description',
  'long description': 'description',
  body: 'description',
  'body html': 'description',
  'html body': 'description',
  amount: 'price',
  'unit price': 'price',
  'regular price': 'price',
  'sales price': 'price',
  'product type': 'type',
  'currency code': 'currency',
  'image address': 'imageUrl',
  'image url': 'imageUrl',
  image: 'imageUrl',
  images: 'imageUrl',
  picture: 'imageUrl',
  photo: 'imageUrl',
  'alt text': 'imageAlt',
  'image alt text': 'imageAlt',
  metadata: 'customData',
};
