import ObjectField from '@rjsf/core/lib/components/fields/ObjectField.js'
import SchemaField from '@rjsf/core/lib/components/fields/SchemaField.js'
import StringField from '@rjsf/core/lib/components/fields/StringField.js'
import DescriptionField from '@rjsf/core/lib/components/templates/DescriptionField.js'
import FieldErrorTemplate from '@rjsf/core/lib/components/templates/FieldErrorTemplate.js'
import FieldHelpTemplate from '@rjsf/core/lib/components/templates/FieldHelpTemplate.js'
import TitleField from '@rjsf/core/lib/components/templates/TitleField.js'
import UnsupportedField from '@rjsf/core/lib/components/templates/UnsupportedField.js'
import WrapIfAdditionalTemplate from '@rjsf/core/lib/components/templates/WrapIfAdditionalTemplate.js'
import { englishStringTranslator } from '@rjsf/utils'

/**
 * What the form engine brings of its own. Its full registry draws arrays, grids, alternatives and a dozen inputs that a
 * checklist's own fields replace; leaving them out keeps the phone's page small.
 */
export default function registry() {
  return {
    fields: { ObjectField, SchemaField, StringField },
    templates: {
      ButtonTemplates: {},
      DescriptionFieldTemplate: DescriptionField,
      FieldErrorTemplate,
      FieldHelpTemplate,
      TitleFieldTemplate: TitleField,
      UnsupportedFieldTemplate: UnsupportedField,
      WrapIfAdditionalTemplate,
    },
    widgets: {},
    rootSchema: {},
    formContext: {},
    translateString: englishStringTranslator,
    globalFormOptions: { idPrefix: 'root', idSeparator: '_', useFallbackUiForUnsupportedType: false },
  }
}
