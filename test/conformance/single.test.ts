import { describeGolden } from '../helpers/golden.js'

describeGolden('single.jsonl.gz')
describeGolden('single-edge.jsonl.gz')
describeGolden('rwlimit094-single.jsonl.gz')
