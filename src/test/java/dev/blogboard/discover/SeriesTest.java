package dev.blogboard.discover;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SeriesTest {
    @ParameterizedTest
    @CsvSource(delimiter = ';', textBlock = """
            GitHub Availability Report: January 2024; GitHub Availability Report: February 2023
            This Week In Servo 124; This week in Servo 9
            ShipIt Day XVI; ShipIt Day IX
            How we moved, Part 1: the plan; How we moved (part II)
            Uber's Journey to Ray on Kubernetes: Ray Setup; Uber's Journey to Ray on Kubernetes: Resource Management
            Engineer Spotlight: Ada; Engineer Spotlight: Bob
            """)
    void these_go_on_from_one_another(String one, String other) {
        assertEquals(Series.of(one), Series.of(other));
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', textBlock = """
            Kafka: how we use it; Kafka: why we left it
            Postgres 9; MySQL 9
            Python at Netflix; Python at Instagram
            2019; 2020
            """)
    void these_do_not(String one, String other) {
        assertNotEquals(Series.of(one), Series.of(other));
    }
}
