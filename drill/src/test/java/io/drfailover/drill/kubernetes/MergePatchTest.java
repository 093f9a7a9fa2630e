package io.drfailover.drill.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class MergePatchTest {
    @Test
    void strategic_listWithMergeKey_mergesByKeyAndKeepsTheRest() {
        assertThat(strategic(
                        "{'containers':[{'name':'a','image':'1','env':[{'name':'X','value':'1'},{'name':'Y','value':'2'}]}]}",
                        "{'containers':[{'name':'a','env':[{'name':'Y','value':'3'}]}]}"))
                .isEqualTo(
                        json(
                                "{'containers':[{'name':'a','image':'1','env':[{'name':'X','value':'1'},{'name':'Y','value':'3'}]}]}"));
    }

    @Test
    void strategic_deleteDirective_removesTheElement() {
        assertThat(strategic("{'env':[{'name':'X'},{'name':'Y'}]}", "{'env':[{'$patch':'delete','name':'X'}]}"))
                .isEqualTo(json("{'env':[{'name':'Y'}]}"));
    }

    @Test
    void strategic_elementOrder_isObeyed() {
        assertThat(strategic(
                        "{'env':[{'name':'X'},{'name':'Y'}]}",
                        "{'$setElementOrder/env':[{'name':'Z'},{'name':'Y'},{'name':'X'}],'env':[{'name':'Z'}]}"))
                .isEqualTo(json("{'env':[{'name':'Z'},{'name':'Y'},{'name':'X'}]}"));
    }

    @Test
    void strategic_retainKeys_dropsTheOthers() {
        assertThat(strategic(
                        "{'strategy':{'type':'RollingUpdate','rollingUpdate':{'maxSurge':1}}}",
                        "{'strategy':{'$retainKeys':['type'],'type':'Recreate'}}"))
                .isEqualTo(json("{'strategy':{'type':'Recreate'}}"));
    }

    @Test
    void strategic_listWithoutMergeKey_isReplaced() {
        assertThat(strategic("{'args':['a','b']}", "{'args':['c']}")).isEqualTo(json("{'args':['c']}"));
    }

    @Test
    void strategic_primitiveDeletion_removesTheValue() {
        assertThat(strategic("{'finalizers':['a','b']}", "{'$deleteFromPrimitiveList/finalizers':['a']}"))
                .isEqualTo(json("{'finalizers':['b']}"));
    }

    @Test
    void json_nullAndList_removeAndReplace() {
        assertThat(MergePatch.json(
                        json("{'a':1,'b':{'c':2,'d':3},'env':[{'name':'X'}]}"),
                        json("{'a':null,'b':{'c':null},'env':[{'name':'Y'}]}")))
                .isEqualTo(json("{'b':{'d':3},'env':[{'name':'Y'}]}"));
    }

    private static ObjectNode strategic(String target, String patch) {
        return MergePatch.strategic(json(target), json(patch));
    }

    private static ObjectNode json(String text) {
        return Json.object(text.replace('\'', '"').getBytes(StandardCharsets.UTF_8));
    }
}
