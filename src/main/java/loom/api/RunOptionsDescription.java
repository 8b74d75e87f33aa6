package loom.api;

import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.media.BooleanSchema;
import io.swagger.v3.oas.models.media.IntegerSchema;
import io.swagger.v3.oas.models.media.NumberSchema;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.media.StringSchema;
import java.math.BigDecimal;
import java.util.Locale;
import java.util.Objects;
import loom.engine.recipe.OptionKind;
import loom.engine.recipe.RecipeOption;
import org.springdoc.core.customizers.OpenApiCustomizer;
import org.springframework.stereotype.Component;

/** Describes the options of a recipe as fields of the body that starts a run. */
@Component
class RunOptionsDescription implements OpenApiCustomizer {
    @Override
    public void customise(OpenAPI api) {
        Schema<?> body =
                Objects.requireNonNull(
                        api.getComponents().getSchemas().get(RunRequest.class.getSimpleName()));
        RecipeOption.ALL.forEach(option -> body.addProperty(option.id(), schema(option)));
    }

    private static Schema<?> schema(RecipeOption<?> option) {
        return schema(option.kind()).description(option.label() + ". " + option.help());
    }

    private static Schema<?> schema(OptionKind<?> kind) {
        return switch (kind) {
            case OptionKind.Flag flag -> new BooleanSchema();
            case OptionKind.Count count ->
                    new IntegerSchema()
                            .minimum(BigDecimal.valueOf(count.least()))
                            .maximum(BigDecimal.valueOf(count.most()));
            case OptionKind.Decimal decimal -> decimal(decimal);
            case OptionKind.Choice<?> choice -> choice(choice);
        };
    }

    private static Schema<?> decimal(OptionKind.Decimal kind) {
        BigDecimal least = BigDecimal.valueOf(kind.least());
        BigDecimal most = BigDecimal.valueOf(kind.most());
        Schema<?> schema = new NumberSchema();
        return kind.open()
                ? schema.exclusiveMinimumValue(least).exclusiveMaximumValue(most)
                : schema.minimum(least).maximum(most);
    }

    private static Schema<?> choice(OptionKind.Choice<?> kind) {
        StringSchema schema = new StringSchema();
        kind.values().forEach(it -> schema.addEnumItem(it.name().toLowerCase(Locale.ROOT)));
        return schema;
    }
}
